"""What runs in phases: its texts, forms and scorecard."""

"""How things look: cards, forms, the ids of their controls, and words."""

"""What a channel is interviewed in together."""

"""Discord's client: what it offers to a person, lets them do, and shows them."""

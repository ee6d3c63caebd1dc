"""The rules of practice: pure functions over values, without Discord, SQL or a clock."""

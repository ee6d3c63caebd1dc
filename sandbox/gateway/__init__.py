"""The gateway: connections, the sessions they carry, and what a bot is told first."""

"""Commands and the handlers of buttons and forms: each asks a service and shows a card."""

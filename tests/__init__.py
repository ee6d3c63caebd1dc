"""The tests of Whiteboard."""

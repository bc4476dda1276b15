"""What is run: every example, held against its page."""

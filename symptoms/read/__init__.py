"""What is written: pages, their examples, and what is wrong with them."""

"""What is timed or counted, beside Material."""

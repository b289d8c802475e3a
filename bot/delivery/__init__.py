"""A digest becomes messages: rendered, paced, sent."""

"""What is sensitive by its meaning: classification markings, special categories, topics."""

"""What is allowed where: policy files, the catalogue of AI tools, the decision, the coaching."""

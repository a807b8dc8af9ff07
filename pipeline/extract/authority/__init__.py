"""What missions rest on: resolutions, the mandates they give, and the tasks in them."""

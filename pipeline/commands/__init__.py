"""What the commands of `pipeline.cli` do: one module per command, and what they share in speaking to a person."""

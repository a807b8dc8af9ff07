"""The Dagster assets, asset checks, jobs and resources: the only folder that imports dagster."""

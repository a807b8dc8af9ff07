"""Those killed and injured: incident by incident, and in totals."""

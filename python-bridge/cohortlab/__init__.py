"""Cohorts and datasets over OMOP data, beside your notebook."""

"""The record: tables, the one hop to them, and one module of queries per noun."""

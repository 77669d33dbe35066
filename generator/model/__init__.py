"""The vocabulary: frozen values that every layer above speaks in.

Nothing here reads a file, and nothing here decides. Lists are tuples, tables are
mappings by id, texts carry every language (`Text`).
"""

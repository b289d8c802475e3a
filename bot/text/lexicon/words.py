"""A list of words is written as running text, many to a line."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())

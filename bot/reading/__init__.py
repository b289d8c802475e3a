"""An address becomes articles: guarded HTTP, feeds, pages, dates, URLs."""

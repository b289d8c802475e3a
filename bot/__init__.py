"""«Сказано»: a Telegram bot that tells its readers once a day what happened and who said what."""

"""What people say to the bot: one router per conversation."""

"""A soak: eight members do everything there is while the bot is killed again and again.

`python -m tests.soak --minutes 30 --database sqlite` plays the real bot as a process against the
sandbox, over real sockets. What chance decides comes from a seed that is printed. After each
`kill -9` and start the record is audited by code of its own: what a member was told is recorded,
exactly once; days, standings and streaks are the sums of the attempts; every due post is there
once; what was under way goes on; what is edited or deleted in a chat, also while the bot is down,
is so in the record.
"""

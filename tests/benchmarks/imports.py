"""The floor of start and memory: a process that imports the three libraries, and waits."""

import sys

import apscheduler.schedulers.asyncio
import discord.ext.commands
import sqlalchemy.orm

LIBRARIES = (apscheduler, discord, sqlalchemy)

if __name__ == "__main__":
    sys.stdout.write("imported\n")
    sys.stdout.flush()
    sys.stdin.read()

"""Accounts: signing in and out, invitations, the second step."""

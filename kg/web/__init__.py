"""The web explorer: one set of pages and screens, served (`kg serve`) or written as a site."""

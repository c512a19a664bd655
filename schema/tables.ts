// Table families are added with the issues that need them. The first migration is empty: it opens the database.
export {}

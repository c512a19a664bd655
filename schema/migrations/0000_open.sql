-- Opens the database and creates nothing.
SELECT 1;

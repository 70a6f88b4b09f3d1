"""One PostgreSQL database, furnished anew for each test: to copy a whole one takes the server a tenth of a second."""

KEEP = (
    "CREATE SCHEMA kept",
    """DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', one, one);
        END LOOP;
    END $$""",
    "CREATE TABLE kept.reached AS SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'",
    """CREATE FUNCTION kept.furnish(settled boolean) RETURNS void LANGUAGE plpgsql AS $$ DECLARE one text; BEGIN
        PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET LOCAL session_replication_role = replica;
        FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
            EXECUTE format('DELETE FROM public.%I', one);
            IF settled THEN EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', one, one); END IF;
        END LOOP;
        PERFORM setval(format('public.%I', sequencename), CASE WHEN settled THEN coalesce(last_value, 1) ELSE 1 END,
                settled AND last_value IS NOT NULL)
            FROM kept.reached;
    END $$""",
)
"""What is in the database now is what it can be furnished with from now on.

Whoever was left in it, such as a process that a test killed, is put out first.
"""

EMPTY, SETTLED = "SELECT kept.furnish(false)", "SELECT kept.furnish(true)"
"""Empty it; bring it back to what was kept."""

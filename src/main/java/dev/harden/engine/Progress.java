package dev.harden.engine;

/** Hears how far a run is; called from many threads. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void planned(int more) {}

        @Override
        public void done(String about) {}
    };

    /** Says that so many more steps are to be done. */
    void planned(int more);

    /**
     * Says that one step is done.
     *
     * @param about what it was about, for people: {@code sg in eu-west-1}
     */
    void done(String about);
}

package dev.harden.engine;

/** Hears how far a run is; called from many threads. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void planned(int more) {}

        @Override
        public void done() {}
    };

    /** Says that so many more steps are to be done. */
    void planned(int more);

    /** Says that one step is done. */
    void done();
}

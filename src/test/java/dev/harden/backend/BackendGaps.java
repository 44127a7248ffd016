package dev.harden.backend;

import java.util.Map;
import java.util.Set;

/** Lists the operations of plans that the test backend lacks, forgets or answers otherwise than AWS. */
final class BackendGaps {
    /** It answers well, and what reads it again is answered as before. */
    private static final Set<String> FORGETS = Set.of();

    /** It drops what is not given a second time, where AWS keeps it. */
    private static final Set<String> DROPS = Set.of("ec2:ModifyInstanceMetadataOptions");

    /** It answers otherwise than AWS's references say. */
    private static final Map<String, String> MISREADS = Map.of();

    private BackendGaps() {}

    /** Tells whether an answer says that the operation is not there. */
    static boolean lacks(String operation, String error) {
        return error.contains("NotImplemented")
                || error.contains("not been implemented")
                || error.contains("(500)")
                || error.contains("InternalFailure")
                || error.contains("(404) when calling")
                || error.contains("Not yet implemented");
    }

    static boolean forgets(String operation) {
        return FORGETS.contains(operation);
    }

    /** Tells whether undoing by this leaves less than was there. */
    static boolean drops(String operation) {
        return DROPS.contains(operation);
    }

    static boolean misreads(String operation) {
        return MISREADS.containsKey(operation);
    }
}

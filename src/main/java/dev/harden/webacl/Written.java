package dev.harden.webacl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Is a web ACL as AWS takes it, whole: what is left out when it is put is gone.
 *
 * @param document what it says, by the names of AWS's API
 * @param lockToken what AWS takes it with, as long as nobody else has changed it
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html">UpdateWebACL</a>
 */
public record Written(Map<String, Object> document, String lockToken) {
    public Written {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /** Gives it with something else in place of a member. */
    public Written with(String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.put(member, value);
        return new Written(changed, lockToken);
    }
}

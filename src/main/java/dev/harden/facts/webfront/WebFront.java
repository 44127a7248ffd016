package dev.harden.facts.webfront;

import dev.harden.model.Resource;

/**
 * Is something that takes web requests from the Internet, or could.
 *
 * @param resource what it is
 * @param name names it for people, as {@code load balancer shop}
 * @param region the region of WAF that keeps its web ACL
 * @param cover what tells its web ACL
 */
public record WebFront(Resource resource, String name, String region, Cover cover) {
    /** Says what tells a front's web ACL. */
    public sealed interface Cover {}

    /**
     * Is what the front's own description names.
     *
     * @param webAcl an ARN, the id of a web ACL in WAF Classic, or empty where it has none
     */
    public record Named(String webAcl) implements Cover {
        /** Takes a field that AWS leaves out where there is none. */
        static Named of(String field) {
            return new Named(field == null ? "" : field);
        }
    }

    /** Says that WAF has to be asked. */
    public record Asked() implements Cover {}

    /** Says that it is internal, so that WAF has to be asked only where something brings the Internet to it. */
    public record Internal() implements Cover {}

    /** Says that App Runner has to be asked whether it is public, and then WAF. */
    public record PerhapsPrivate() implements Cover {}

    /** Says why no web ACL is wanted. */
    public record NotWanted(String reason) implements Cover {}
}

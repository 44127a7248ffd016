package dev.harden.checks;

import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.network.Item;

/**
 * Is something of a network with the place where it was found.
 *
 * @param scope the account and region that were looked into
 * @param item what was found
 * @param name what people know it by
 */
public record Placed<T extends Item>(Scope scope, T item, String name) {
    public Placed(Scope scope, T item) {
        this(scope, item, item.name());
    }

    /** Tells whether another account owns it. */
    boolean isForeign() {
        return !item.owner().isEmpty() && !item.owner().equals(scope.account().id());
    }

    /** Gives it as the subject of a finding. */
    public Resource resource() {
        String owner = isForeign() ? item.owner() : scope.account().id();
        String arn = "arn:" + scope.account().partition() + ":ec2:" + scope.region() + ":" + owner + ":"
                + item.kind().prefix() + "/" + item.id();
        return new Resource(arn, item.id(), item.kind().type(), name);
    }
}

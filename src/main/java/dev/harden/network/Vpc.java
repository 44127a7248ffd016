package dev.harden.network;

/**
 * Is a VPC.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param isDefault whether AWS made it for the account
 * @param ranges the addresses that are its own, of both families
 */
public record Vpc(String id, String owner, boolean isDefault, AddressSet ranges) implements Item {
    @Override
    public Kind kind() {
        return Kind.VPC;
    }
}

package dev.harden.webacl;

/** Is what a web ACL holds in order: rules, and references to rule groups. */
public sealed interface Entry permits Rule, Group {
    String name();
}

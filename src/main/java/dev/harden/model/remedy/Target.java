package dev.harden.model.remedy;

/**
 * Names what a remedy changes. What findings want of one target is planned together.
 *
 * @param type its CloudFormation type name, as {@code AWS::EC2::SecurityGroup}
 * @param region the region's code, or {@code global}
 * @param id its id or ARN
 * @param part the part of it that is changed where parts are set apart from each other, as {@code public access block}; may
 *     be empty
 */
public record Target(String type, String region, String id, String part) {
    public Target(String type, String region, String id) {
        this(type, region, id, "");
    }
}

import assert from "node:assert/strict";
import data from "../../../../policies/data/tls-policies.json";
import recommended from "../../../../policies/data/tls-recommended.json";
import {
    apiGatewayMinimum,
    cloudFrontMinimum,
    isOlder,
    loadBalancerMinimum,
    openSearchMinimum,
} from "../../../../policies/model/tls/names";

describe("the names of TLS policies", () => {
    it("say the version of each new one of API Gateway, without the table", () => {
        assert.equal(apiGatewayMinimum("SecurityPolicy_TLS13_1_3_2031_01"), "1.3");
        assert.equal(apiGatewayMinimum("SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09"), "1.2");
        assert.equal(apiGatewayMinimum("SecurityPolicy_TLS12_PFS_2027_EDGE"), "1.2");
        assert.equal(apiGatewayMinimum("SecurityPolicy_TLS13_2027_EDGE"), "1.3");
        for (const name of ["TLS_1_1", "SecurityPolicy_TLS14_2030_01", "SecurityPolicy_TLS13_1_0_2030", ""])
            assert.equal(apiGatewayMinimum(name), undefined, name);
    });

    it("agree with the table wherever they can be read", () => {
        for (const [name, version] of Object.entries(data.apiGateway.minimumVersion)) assert.equal(apiGatewayMinimum(name), version, name);
    });

    it("say the version of a search domain's policy", () => {
        assert.equal(openSearchMinimum("Policy-Min-TLS-1-0-2019-07"), "1.0");
        assert.equal(openSearchMinimum("Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"), "1.2");
        assert.equal(openSearchMinimum("Policy-Max"), undefined);
    });

    it("that AWS recommends accept nothing older than TLS 1.2", () => {
        const minimums = [
            ...recommended.apiGateway.names.map(apiGatewayMinimum),
            ...recommended.loadBalancer.names.map(loadBalancerMinimum),
            ...recommended.cloudFront.names.map(cloudFrontMinimum),
            ...recommended.openSearch.names.map(openSearchMinimum),
        ];
        assert.deepEqual(
            minimums.filter((version) => version === undefined || isOlder(version, "1.2")),
            [],
        );
    });
});

import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

test.each(["8.8.8.8", "172.32.0.1", "11.0.0.1", "2606:4700::1111", "2a00:1450:4001::1"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  // This machine, and the networks around it.
  ...["127.0.0.1", "127.8.8.8", "0.0.0.0", "::1", "::", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["100.64.0.1", "fc00::1", "fec0::1", "fe80::1", "fe80::1%eth0", "2606:4700::1111%eth0"],
  // Where clouds tell a machine of itself.
  ...["169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"],
  // Many machines, and nobody's.
  ...["224.0.0.1", "255.255.255.255", "ff02::1", "240.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1"],
  ...["198.18.0.1", "2001:db8::1", "100::1", "3fff::1", "4000::1"],
  // An address of IPv4 in the clothes of IPv6: mapped, compatible, NAT64, 6to4, Teredo.
  ...["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"],
  ...["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  // The same written in other ways, and what is none.
  ...["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "", "example.org", "localhost"],
])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

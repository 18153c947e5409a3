use super::DistanceSales as How;
use super::tests::{GERMAN, GOODS, SERVICE, buyer, decided, on, place, sale, seller, vat};
use super::*;

fn of(from: &'static str, how: DistanceSales) -> Seller<'static> {
    Seller { distance_sales: how, ..seller(from) }
}

fn sold(seller: Seller<'_>, to: &str, who: ClientKind, kind: ProductKind) -> (Charge, Reason) {
    decided(&Sale { seller, buyer: buyer(to, who), ..sale("FR", to, kind) })
}

#[test]
fn goods_for_consumers_of_other_states_bear_what_the_company_says() {
    let (below, shop, there) = (Reason::BelowThreshold, Reason::DistanceSale, Reason::DistanceSaleThere);
    for (from, to, how, charge, reason) in [
        ("FR", "DE", How::Below, Charge::Own, below),
        ("FR", "DE", How::OneStopShop, vat(19_000), shop),
        ("FR", "DE", How::EachState, vat(19_000), there),
        ("FR", "HU", How::OneStopShop, vat(27_000), shop),
        ("FR", "LU", How::EachState, vat(17_000), there),
        ("MC", "IT", How::OneStopShop, vat(22_000), shop),
        ("BE", "FR", How::OneStopShop, vat(20_000), shop),
        ("BE", "FR", How::Below, Charge::Own, below),
        ("FR", "GB BT1 5GS", How::OneStopShop, vat(20_000), shop),
        // At home, in a third country and overseas nothing is a distance sale.
        ("FR", "FR", How::OneStopShop, Charge::Own, Reason::Domestic),
        ("FR", "CH", How::OneStopShop, Charge::Untaxed(Mention::ExportFrance), Reason::Export),
        ("FR", "ES 35001", How::OneStopShop, Charge::Untaxed(Mention::ExportFrance), Reason::Export),
        ("FR", "RE", How::OneStopShop, Charge::Untaxed(Mention::Overseas), Reason::Overseas),
        ("RE", "DE", How::OneStopShop, Charge::Untaxed(Mention::ExportFrance), Reason::Export),
    ] {
        assert_eq!(sold(of(from, how), to, ClientKind::Individual, GOODS), (charge, reason), "{from} {to} {how:?}");
    }
}

#[test]
fn businesses_and_services_are_taxed_as_before() {
    for &how in DistanceSales::ALL {
        let seller = of("FR", how);
        let business = sold(seller, "DE", ClientKind::Company, GOODS);
        assert_eq!(business, (Charge::Own, Reason::NoVatNumber), "{how:?}");
        let service = sold(seller, "DE", ClientKind::Individual, SERVICE);
        assert_eq!(service, (Charge::Own, Reason::Consumer), "{how:?}");
        let number = VatNumber::parse(GERMAN).unwrap();
        let german = Buyer { vat_number: Some(&number), ..buyer("DE", ClientKind::Individual) };
        let with_number = decided(&Sale { seller, buyer: german, ..sale("FR", "DE", GOODS) });
        assert_eq!(with_number.1, Reason::IntraCommunity, "{how:?}");
        let chosen = decide(&Sale { seller, ..sale("FR", "DE", GOODS) }, Some(Charge::Own));
        assert_eq!(chosen.reason, Reason::Chosen);
    }
}

#[test]
fn a_small_business_charges_the_tax_of_the_other_state_and_none_at_home() {
    let small = |how| Seller { regime: SellerRegime::Franchise, ..of("FR", how) };
    let private = ClientKind::Individual;
    let in_shop = sold(small(DistanceSales::OneStopShop), "DE", private, GOODS);
    assert_eq!(in_shop, (vat(19_000), Reason::DistanceSale));
    let below = sold(small(DistanceSales::Below), "DE", private, GOODS);
    assert_eq!(below, (Charge::Untaxed(Mention::FranchiseFrance), Reason::SellerChargesNone));
    let at_home = sold(small(DistanceSales::OneStopShop), "FR", private, GOODS);
    assert_eq!(at_home.1, Reason::SellerChargesNone);
}

#[test]
fn a_document_says_whose_tax_it_bears() {
    let said = |how, to: &'static str, delivery: Option<&'static str>| {
        let seller = of("FR", how);
        let delivery = delivery.map(place);
        let sale = Sale { seller, buyer: buyer(to, ClientKind::Individual), delivery, ..sale("FR", to, GOODS) };
        decide(&sale, None).distance(&sale).map(|said| (said.declared, said.country.as_str()))
    };
    assert_eq!(said(How::OneStopShop, "DE", None), Some((How::OneStopShop, "DE")));
    assert_eq!(said(How::EachState, "DE", None), Some((How::EachState, "DE")));
    assert_eq!(said(How::OneStopShop, "FR", Some("IT")), Some((How::OneStopShop, "IT")), "where the goods go decides");
    assert_eq!((said(How::Below, "DE", None), said(How::OneStopShop, "FR", None)), (None, None));
}

#[test]
fn goods_for_consumers_of_other_states_add_up() {
    let counts = |from, to, who, kind| Sale { buyer: buyer(to, who), ..sale(from, to, kind) }.is_at_a_distance();
    let private = ClientKind::Individual;
    for (from, to, who, kind, expected) in [
        ("FR", "DE", private, GOODS, true),
        ("MC", "IT", private, GOODS, true),
        ("FR", "DE", ClientKind::Association, GOODS, true),
        ("FR", "GB BT1 5GS", private, GOODS, true),
        ("FR", "DE", private, SERVICE, false),
        ("FR", "DE", ClientKind::Company, GOODS, false),
        ("FR", "FR", private, GOODS, false),
        ("FR", "MC", private, GOODS, false),
        ("FR", "RE", private, GOODS, false),
        ("RE", "DE", private, GOODS, false),
        ("FR", "CH", private, GOODS, false),
        ("FR", "ES 35001", private, GOODS, false),
        ("CA-QC", "FR", private, GOODS, false),
    ] {
        assert_eq!(counts(from, to, who, kind), expected, "{from} {to} {who:?} {kind:?}");
    }
    let number = VatNumber::parse(GERMAN).unwrap();
    let of = |buyer| Sale { buyer, ..sale("FR", "DE", GOODS) }.is_at_a_distance();
    assert!(!of(Buyer { vat_number: Some(&number), ..buyer("DE", private) }));
    assert!(!of(Buyer { regime: VatRegime::IntraCommunity, ..buyer("DE", private) }), "its file says that it is none");
}

#[test]
fn what_was_sold_stands_against_the_threshold() {
    let of = |this_minor, last_minor| DistanceSold { year: 2026, this_minor, last_minor, has_others: false };
    for (this, last, expected) in [
        (0, 0, AgainstThreshold::Below),
        (799_999, 999_999, AgainstThreshold::Below),
        (800_000, 0, AgainstThreshold::Near),
        (THRESHOLD_MINOR, THRESHOLD_MINOR, AgainstThreshold::Near),
        (THRESHOLD_MINOR + 1, 0, AgainstThreshold::Beyond),
        (0, THRESHOLD_MINOR + 1, AgainstThreshold::Beyond),
    ] {
        assert_eq!(of(this, last).stands(), expected, "{this} {last}");
    }
    let sold = of(900_000, 100_000);
    assert_eq!(sold.with(100_001, on(2026)).stands(), AgainstThreshold::Beyond);
    assert_eq!(sold.with(100_001, on(2025)), of(900_000, 200_001));
    assert_eq!(sold.with(100_001, on(2027)), sold, "another year begins anew");
}

//! A made-up client as somebody would have typed it, read like any other form.

use domain::clients::{AddressForm, ClientForm, FormRules, Held, NewClient};
use domain::company::ClientLanguages;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use domain::lists::ListKind;
use domain::money::Currency;

use super::dice::Dice;
use super::places::{Town, address, phone, town};
use super::words::{PRIVATE_NOTES, PUBLIC_NOTES};
use super::{World, business, people};
use crate::{StoreError, StoreResult};

pub(super) fn client(world: &mut World, dice: &mut Dice, known: &[ClientId]) -> StoreResult<NewClient> {
    let quebec = world.quebec_in_100;
    let town = {
        let quebec = dice.in_100(quebec);
        town(dice, quebec)
    };
    let mut form = if dice.in_100(12) { individual(world, town, dice) } else { organisation(world, town, dice, known) };
    form.fields.tags = world.tags();
    let rules = FormRules {
        country: Country::FRANCE,
        currency: Currency::EUR,
        email_required: false,
        custom_fields: Vec::new(),
        languages: ClientLanguages::default(),
        held: Held::default(),
        any_profile: false,
        phone: PhoneRules::shape(),
    };
    form.parse(&rules).map_err(StoreError::Invalid)
}

fn individual(world: &mut World, town: &Town, dice: &mut Dice) -> ClientForm {
    let (first, last, _) = people::name(town, dice);
    let mut fields = business::individual(town, first, last);
    fields.email = world.email(first, last, "courriel.example");
    fields.phone = phone(town, dice);
    commercial(&mut fields, world, dice);
    ClientForm { fields, addresses: vec![address(town, "", dice)], ..ClientForm::default() }
}

fn organisation(world: &mut World, town: &'static Town, dice: &mut Dice, known: &[ClientId]) -> ClientForm {
    let mut fields = business::identity(town, dice);
    let domain = world.domain(&fields.name, dice);
    fields.phone = phone(town, dice);
    if dice.in_100(70) {
        fields.website = format!("https://www.{domain}");
        fields.email = format!("{}@{domain}", dice.pick(&["contact", "bonjour", "info", "accueil"]));
    }
    if dice.in_100(25) {
        fields.linkedin = format!("https://www.linkedin.com/company/{}", people::slug(&fields.name));
    }
    fields.industry = world.item(ListKind::Industry, dice);
    fields.size = world.item(ListKind::Size, dice);
    if dice.in_100(4) {
        fields.parent = dice.pick_any(known).map(|id| id.to_string()).unwrap_or_default();
    }
    if dice.in_100(8) {
        fields.is_supplier = "on".into();
    }
    commercial(&mut fields, world, dice);
    let contacts = people::contacts(world, town, &domain, dice);
    ClientForm { fields, contacts, addresses: addresses(town, dice), ..ClientForm::default() }
}

/// What every client has, business or not.
fn commercial(fields: &mut domain::clients::fields::ClientFields, world: &World, dice: &mut Dice) {
    fields.client_type = world.item(ListKind::ClientType, dice);
    if dice.in_100(75) {
        fields.category = world.item(ListKind::Category, dice);
    }
    if dice.in_100(60) {
        fields.origin = world.item(ListKind::Origin, dice);
    }
    if dice.in_100(85) {
        fields.payment_terms = world.item(ListKind::PaymentTerms, dice);
    }
    if let (true, Some(user)) = (dice.in_100(50), world.actor.user) {
        fields.owner = user.to_string();
    }
    if dice.in_100(15) {
        fields.is_prospect = "on".into();
    }
    if dice.in_100(12) {
        (*dice.pick(PUBLIC_NOTES)).clone_into(&mut fields.public_notes);
    }
    if dice.in_100(25) {
        (*dice.pick(PRIVATE_NOTES)).clone_into(&mut fields.private_notes);
    }
    for (choice, default) in [
        (&mut fields.kind, "company"),
        (&mut fields.vat_regime, "automatic"),
        (&mut fields.shipping_identity, "standard"),
    ] {
        if choice.is_empty() {
            default.clone_into(choice);
        }
    }
}

/// One to three: the seat, then where goods or invoices go.
fn addresses(seat: &'static Town, dice: &mut Dice) -> Vec<AddressForm> {
    let mut addresses = vec![AddressForm { is_main: "on".into(), ..address(seat, "Siège", dice) }];
    if dice.in_100(30) {
        let depot = if dice.in_100(50) { seat } else { town(dice, seat.quebec) };
        addresses.push(AddressForm { is_delivery: "on".into(), ..address(depot, "Entrepôt", dice) });
    }
    if dice.in_100(12) {
        addresses.push(AddressForm { is_billing: "on".into(), ..address(seat, "Comptabilité", dice) });
    }
    addresses
}

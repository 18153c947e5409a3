//! The labels of a delivery note's parcels, in whose name its client has goods sent (A3.11).

use domain::billing::kind::DocumentKind;
use domain::clients::ShippingIdentity;
use domain::documents::repeat::Times;
use domain::ids::DocumentId;
use kit::error::AppError;
use kit::words::td_string;
use paper::PaperError;
use paper::sheet::{Label, Logo, MOST_PARCELS};
use store::documents::{self, Said};

use super::address;
use super::desk::{Desk, Printed};
use super::name::plain;
use super::tongue::Tongue;
use crate::transfer::Problem;

/// How many parcels are labelled at once.
pub type Parcels = Times<MOST_PARCELS>;

/// Makes the labels of a delivery note, one for each of so many parcels, or of as many as it says; other documents have none.
pub async fn print(desk: &Desk, id: DocumentId, parcels: Option<Parcels>) -> Result<Printed, Problem> {
    let said = Box::pin(documents::said(&desk.access.read(), id)).await?;
    if said.kind != DocumentKind::DeliveryNote {
        return Err(Problem(AppError::NotFound));
    }
    let logo = match said.shipping {
        ShippingIdentity::Standard => said.company.logo,
        ShippingIdentity::Client => said.logo,
        ShippingIdentity::None => None,
    };
    let logo = match logo {
        Some(logo) => desk.logo(logo).await?,
        None => None,
    };
    let (label, tongue) = (label(&said, logo, parcels), Tongue::of(&said));
    let printed = desk.press(move |press| match press.label(&label) {
        // A picture that cannot be read is left out.
        Err(PaperError::Logo) => press.label(&Label { logo: None, ..label }),
        made => made,
    });
    let bytes = printed.await?;
    let number = said.number.as_deref().unwrap_or(td_string!(tongue.l, papers.draft));
    let name = plain(&format!("{} {number}.pdf", td_string!(tongue.l, papers.label_file)));
    Ok(Printed::new(name, bytes))
}

/// What stands on it.
fn label(said: &Said, logo: Option<Logo>, parcels: Option<Parcels>) -> Label {
    let (content, tongue) = (&said.content, Tongue::of(said));
    let to = content.delivery.as_ref().unwrap_or(&content.buyer);
    let home = address::country(&content.seller);
    let named =
        |name: &str, lines: Vec<String>| -> Vec<String> { Some(name.to_owned()).into_iter().chain(lines).collect() };
    Label {
        locale: tongue.f,
        dated: said.issued_on.or(content.data.date).unwrap_or(said.today),
        sender: match said.shipping {
            ShippingIdentity::Standard => named(
                &content.seller.name,
                address::written(tongue.l, &content.seller, home.filter(|_| address::country(to) == home)),
            ),
            ShippingIdentity::Client => vec![content.buyer.name.clone()],
            ShippingIdentity::None => Vec::new(),
        },
        logo,
        recipient: named(
            if to.name.is_empty() { &content.buyer.name } else { &to.name },
            address::written(tongue.l, to, home),
        ),
        phone: content.buyer.phone.clone(),
        reference: said.number.clone(),
        parcels: parcels.map(Times::get).or_else(|| content.data.parcels.map(Times::get)),
        weight: content.data.weight.as_ref().map(|weight| weight.as_str().to_owned()),
        ..Label::default()
    }
}

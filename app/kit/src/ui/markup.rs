//! Parts of the kit as text, for rows that are written rather than built ([`crate::table`]). They look as the components of their names do.

use domain::text::initials;
use maud::{Markup, html};

use super::{Glyph, hue_of};

/// A drawing, hidden from screen readers.
#[must_use]
pub fn icon(glyph: Glyph) -> Markup {
    html! {
        svg class=(if glyph.is_filled() { "icon filled" } else { "icon" }) viewBox="0 0 24 24" aria-hidden="true" {
            path d=(glyph.path()) {}
        }
    }
}

/// A small logo, or initials on the name's colour.
#[must_use]
pub fn avatar(name: &str, image: Option<&str>) -> Markup {
    html! {
        @if let Some(image) = image {
            span class="avatar logo" { img src=(image) alt="" loading="lazy" decoding="async"; }
        } @else {
            span class={ "avatar hue-" (hue_of(name)) } aria-hidden="true" { (initials(name)) }
        }
    }
}

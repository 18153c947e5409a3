use domain::text::initials;
use leptos::prelude::*;

use super::classes;

/// How large an [`Avatar`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 24 px, in rows.
    #[default]
    Small,
    /// 32 px, in lists of people.
    Medium,
    /// 48 px, at the head of a page.
    Large,
}

/// A logo, or initials on a colour that a name always gets again. Decoration: the name stands beside it.
#[component]
pub fn Avatar(
    /// Whose; gives initials and colour.
    #[prop(into)]
    name: String,
    /// The address of a picture, shown instead of the initials.
    #[prop(optional_no_strip)]
    image: Option<String>,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
    /// A person rather than a company: a circle.
    #[prop(optional)]
    round: bool,
) -> impl IntoView {
    let size = match size {
        AvatarSize::Small => "",
        AvatarSize::Medium => "md",
        AvatarSize::Large => "lg",
    };
    let round = if round { "round" } else { "" };
    match image {
        Some(src) => view! {
            <span class=classes(&["avatar logo", size, round])>
                <img src=src alt="" loading="lazy" decoding="async"/>
            </span>
        }
        .into_any(),
        None => view! {
            <span class=format!("{} hue-{}", classes(&["avatar", size, round]), hue_of(&name)) aria-hidden="true">
                {initials(&name)}
            </span>
        }
        .into_any(),
    }
}

/// Which of the twelve hues (0 to 11) a name gets: the same in every session and on both sides of the wire.
pub fn hue_of(name: &str) -> u32 {
    // FNV-1a: the standard library's hasher promises no stable result.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % 12
}

#[cfg(test)]
mod tests {
    use super::hue_of;

    #[test]
    fn a_name_keeps_its_hue() {
        assert_eq!(hue_of("Best Cink"), hue_of("Best Cink"));
        assert!((0..100).all(|n| hue_of(&n.to_string()) < 12));
    }
}

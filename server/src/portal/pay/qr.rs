//! A code as the path of an SVG, for programs that read it off a screen.

use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// What stays empty around it, in squares.
const QUIET: usize = 4;

/// A picture of a text, which its name describes; none where the text is too long for one.
pub fn picture(text: &str, name: &'static str) -> Option<AnyView> {
    let (size, path) = squares(text)?;
    let around = format!("-{QUIET} -{QUIET} {0} {0}", size + 2 * QUIET);
    let picture = view! {
        <svg class="qr" viewBox=around role="img" aria-label=name shape-rendering="crispEdges">
            <path fill="#000" d=path/>
        </svg>
    };
    Some(picture.into_any())
}

/// How many squares a side, and the dark ones as a path. Banks ask for a correction of level M.
fn squares(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M);
    let code = code.inspect_err(|error| tracing::error!(%error, "no code can be drawn")).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark) {
        let _ = write!(path, "M{} {}h1v1h-1z", at % width, at / width);
    }
    Some((width, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_patterns_are_there() {
        let (size, path) = squares("BCD\n002\n1\nSCT\n").unwrap();
        for corner in ["M0 0h".to_owned(), format!("M{} 0h", size - 1), format!("M0 {}h", size - 1)] {
            assert!(path.contains(&corner), "{corner}");
        }
        assert!(!path.contains(&format!("M{size} ")));
    }

    #[test]
    fn a_picture_is_named_and_quiet_around() {
        let html = picture("A", "Code").unwrap().to_html();
        assert!(html.contains(r#"viewBox="-4 -4 29 29""#) && html.contains(r#"aria-label="Code""#), "{html}");
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(squares(&"x".repeat(5_000)).is_none());
    }
}

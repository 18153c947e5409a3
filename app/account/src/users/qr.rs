//! QR codes as the path of an SVG: no colour, no style, so that the page decides how it looks.

use std::fmt::Write;

use qrcode::{Color, QrCode};
use uuid::Uuid;

use kit::error::AppError;

/// How many squares a side, and the dark ones as a path.
pub fn squares(text: &str) -> Result<(u32, String), AppError> {
    let code = QrCode::new(text).map_err(|error| {
        let incident = Uuid::now_v7();
        tracing::error!(%incident, %error, "internal error");
        AppError::Internal { incident }
    })?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark) {
        let _ = write!(path, "M{} {}h1v1h-1z", at % width, at / width);
    }
    Ok((u32::try_from(width).unwrap_or_default(), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_patterns_are_there() {
        let (size, path) = squares("otpauth://totp/x?secret=ABC").unwrap();
        assert!(size >= 21);
        // Top left, top right and bottom left corners are dark, the bottom right one belongs to no pattern.
        for corner in ["M0 0h".to_owned(), format!("M{} 0h", size - 1), format!("M0 {}h", size - 1)] {
            assert!(path.contains(&corner), "{corner}");
        }
        assert!(!path.contains(&format!("M{size} ")));
    }
}

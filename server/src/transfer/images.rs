//! Pictures judged by what they are, not by what they are called.

use domain::error::FieldError;
use imagesize::ImageType;

/// The longest side, in pixels: a small file may unfold into gigabytes.
const MAX_SIDE: usize = 4_096;

/// The content type of a picture that a page may show. SVG is a program and is refused.
pub fn judge(bytes: &[u8]) -> Result<&'static str, FieldError> {
    let content_type = match imagesize::image_type(bytes).map_err(|_| FieldError::FileKind)? {
        ImageType::Png => "image/png",
        ImageType::Jpeg => "image/jpeg",
        ImageType::Webp => "image/webp",
        ImageType::Gif => "image/gif",
        _ => return Err(FieldError::FileKind),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| FieldError::FileKind)?;
    let fits = (1..=MAX_SIDE).contains(&size.width) && (1..=MAX_SIDE).contains(&size.height);
    if fits { Ok(content_type) } else { Err(FieldError::OutOfRange { min: 1, max: 4_096 }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIF: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

    #[test]
    fn content_decides() {
        assert_eq!(judge(GIF), Ok("image/gif"));
        assert_eq!(judge(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Err(FieldError::FileKind));
        assert_eq!(judge(b"<html>"), Err(FieldError::FileKind));
        assert_eq!(judge(b""), Err(FieldError::FileKind));
        let mut huge = GIF.to_vec();
        huge[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(judge(&huge), Err(FieldError::OutOfRange { min: 1, max: 4_096 }));
    }
}

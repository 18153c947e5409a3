//! Ids as bytes.

/// All first bytes, then all second ones, and so on: ids made one after the other begin alike, and equal bytes that stand
/// together compress to nothing.
pub(super) fn written(ids: &[u128]) -> Vec<u8> {
    (0..16).flat_map(|byte| ids.iter().map(move |id| id.to_be_bytes()[byte])).collect()
}

/// The ids; nothing unless there are sixteen bytes for each.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<u128>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let (count, rest) = (bytes.len() / 16, bytes.len() % 16);
    let mut ids = vec![0_u128; count];
    for plane in bytes.chunks_exact(count.max(1)) {
        for (id, &byte) in ids.iter_mut().zip(plane) {
            *id = *id << 8 | u128::from(byte);
        }
    }
    (rest == 0).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for ids in [vec![], vec![7], vec![u128::MAX, 0, 1 << 80, 12_345]] {
            assert_eq!(read(&written(&ids)), Some(ids));
        }
        assert_eq!(written(&[1, 2])[28..], [0, 0, 1, 2]);
        assert_eq!((read(&[0; 17]), read(&[0; 3])), (None, None));
    }
}

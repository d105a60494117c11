#include "textflag.h"

// STEP16 adds to a and b the products of sixteen weights with the figures of two rows.
#define STEP16(w, a, b)       \
	VMOVDQU  (w)(AX*1), Y10;  \
	VPMADDWD Y8, Y10, Y11;    \
	VPADDD   Y11, a, a;       \
	VPMADDWD Y9, Y10, Y12;    \
	VPADDD   Y12, b, b

// TOTALS writes the sums of the lanes of four sums to out.
#define TOTALS(y0, y1, y2, y3, out) \
	VPHADDD      y1, y0, y0;   \
	VPHADDD      y3, y2, y2;   \
	VPHADDD      y2, y0, y0;   \
	VEXTRACTI128 $1, y0, X8;   \
	VMOVDQA      y0, Y9;       \
	VPADDD       X8, X9, X9;   \
	VMOVDQU      X9, (out)

// func quickAVX2(x *int16, xStride, pairs uintptr, w *int16, cols uintptr, out *int32, outStride uintptr)
TEXT ·quickAVX2(SB), NOSPLIT, $0-56
	MOVQ x+0(FP), SI
	MOVQ xStride+8(FP), R12
	MOVQ pairs+16(FP), BX
	MOVQ w+24(FP), R8
	MOVQ cols+32(FP), R13
	MOVQ out+40(FP), DX
	MOVQ outStride+48(FP), R15
	LEAQ (R8)(R13*2), R9
	LEAQ (R9)(R13*2), R10
	LEAQ (R10)(R13*2), R11
	SHLQ $1, R13

pair:
	LEAQ  (SI)(R12*1), DI
	XORQ  AX, AX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

sixteen:
	VMOVDQU (SI)(AX*1), Y8
	VMOVDQU (DI)(AX*1), Y9
	STEP16(R8, Y0, Y4)
	STEP16(R9, Y1, Y5)
	STEP16(R10, Y2, Y6)
	STEP16(R11, Y3, Y7)
	ADDQ    $32, AX
	CMPQ    AX, R13
	JLT     sixteen

	TOTALS(Y0, Y1, Y2, Y3, DX)
	ADDQ R15, DX
	TOTALS(Y4, Y5, Y6, Y7, DX)
	ADDQ R15, DX
	LEAQ (DI)(R12*1), SI
	DECQ BX
	JNZ  pair
	VZEROUPPER
	RET

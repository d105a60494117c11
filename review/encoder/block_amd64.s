#include "textflag.h"

// Products are rounded before they are added, as in the Go code, so that both come
// to the same figures.
#define STEP(w, a, b) \
	VMOVUPS (w)(AX*1), Y10; \
	VMULPS  Y8, Y10, Y11;   \
	VADDPS  Y11, a, a;      \
	VMULPS  Y9, Y10, Y12;   \
	VADDPS  Y12, b, b

// HALF adds the upper four of eight lanes to the lower.
#define HALF(y, x) \
	VEXTRACTF128 $1, y, X8; \
	VADDPS       X8, x, x

// SUMS adds up the lanes of four sums, as dot does, and adds them to what is at out.
#define SUMS(y0, x0, y1, x1, y2, x2, y3, x3, out) \
	HALF(y0, x0);              \
	HALF(y1, x1);              \
	HALF(y2, x2);              \
	HALF(y3, x3);              \
	VUNPCKLPS x1, x0, X8;      \
	VUNPCKHPS x1, x0, X9;      \
	VADDPS    X9, X8, X8;      \
	VUNPCKLPS x3, x2, X10;     \
	VUNPCKHPS x3, x2, X11;     \
	VADDPS    X11, X10, X10;   \
	VMOVLHPS  X10, X8, X12;    \
	VMOVHLPS  X8, X10, X13;    \
	VADDPS    X13, X12, X12;   \
	VADDPS    (out), X12, X12; \
	VMOVUPS   X12, (out)

// func pairsAVX(x *float32, xStride, pairs uintptr, w *float32, cols uintptr, out *float32, outStride uintptr)
TEXT ·pairsAVX(SB), NOSPLIT, $0-56
	MOVQ x+0(FP), SI
	MOVQ xStride+8(FP), R12
	MOVQ pairs+16(FP), BX
	MOVQ w+24(FP), R8
	MOVQ cols+32(FP), R13
	MOVQ out+40(FP), DX
	MOVQ outStride+48(FP), R15
	LEAQ (R8)(R13*4), R9
	LEAQ (R9)(R13*4), R10
	LEAQ (R10)(R13*4), R11
	SHLQ $2, R13

pair:
	LEAQ   (SI)(R12*1), DI
	XORQ   AX, AX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

eight:
	VMOVUPS (SI)(AX*1), Y8
	VMOVUPS (DI)(AX*1), Y9
	STEP(R8, Y0, Y4)
	STEP(R9, Y1, Y5)
	STEP(R10, Y2, Y6)
	STEP(R11, Y3, Y7)
	ADDQ    $32, AX
	CMPQ    AX, R13
	JLT     eight

	SUMS(Y0, X0, Y1, X1, Y2, X2, Y3, X3, DX)
	ADDQ R15, DX
	SUMS(Y4, X4, Y5, X5, Y6, X6, Y7, X7, DX)
	ADDQ R15, DX
	LEAQ (DI)(R12*1), SI
	DECQ BX
	JNZ  pair
	VZEROUPPER
	RET
